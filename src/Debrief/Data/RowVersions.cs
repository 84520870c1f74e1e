namespace Debrief.Data;

internal static class RowVersions
{
    extension(DebriefDb db)
    {
        /// <summary>The version of a row that a form carries along.</summary>
        public uint VersionOf(object entity) => (uint)db.Entry(entity).Property("Version").CurrentValue!;

        /// <summary>Saves only over the version the person saw; a newer one is answered with 409 by <see cref="StaleWriteHandler"/>.</summary>
        public void Expect(object entity, uint version) => db.Entry(entity).Property("Version").OriginalValue = version;
    }
}
