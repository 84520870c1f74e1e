namespace Debrief.Pages.Organisation;

/// <summary>A table of the export: one JSON file in the organisation's folder, or one in the folder of each incident.</summary>
/// <param name="File">Its name without the ending.</param>
/// <param name="Order">What makes the order of its rows stable.</param>
internal sealed record ExportTable(string Name, string File, string Order)
{
    /// <summary>Which rows belong to the incident $1; for tables of the whole organisation, which rows at all.</summary>
    public string Where { get; init; } = "incident_id = $1";

    /// <summary>Columns that are filled when all rows of their table are there: rows that point at each other.</summary>
    public string[] Later { get; init; } = [];

    /// <summary>Columns that mean nothing in another database.</summary>
    public string[] LeftOut { get; init; } = [];

    /// <summary>A column that stands in a file of its own, and the SQL that names that file.</summary>
    public (string Column, string FileName)? Aside { get; init; }
}
