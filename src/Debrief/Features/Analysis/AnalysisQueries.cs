using Debrief.Features.Incidents;

namespace Debrief.Features.Analysis;

internal static class AnalysisQueries
{
    extension(DebriefDb db)
    {
        public DbSet<ContributingFactor> ContributingFactors => db.Set<ContributingFactor>();
        public DbSet<HeldLayer> HeldLayers => db.Set<HeldLayer>();
        public DbSet<Belief> Beliefs => db.Set<Belief>();
        public DbSet<Hypothesis> Hypotheses => db.Set<Hypothesis>();
        public DbSet<QuestionAnswer> QuestionAnswers => db.Set<QuestionAnswer>();
        public DbSet<WhyNode> WhyNodes => db.Set<WhyNode>();

        /// <summary>A record of this incident, taken away or not. Another incident's is not found.</summary>
        public Task<T?> FindOfAsync<T>(Incident incident, Guid id, CancellationToken ct) where T : class, ITakenBack =>
            db.Set<T>().SingleOrDefaultAsync(record => record.Id == id && record.IncidentId == incident.Id, ct);

        /// <summary>The number that the next factor of this incident gets. Whoever asks holds it until their transaction ends.</summary>
        public async Task<int> NextFactorNumberAsync(Incident incident, CancellationToken ct)
        {
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({incident.Id.ToString()}, 8))", ct);
            return 1 + (await db.ContributingFactors.Where(factor => factor.IncidentId == incident.Id).MaxAsync(factor => (int?)factor.Number, ct) ?? 0);
        }

        /// <summary>Everything that people found, as plain lines, for search.</summary>
        public async Task<string> AnalysisTextAsync(Incident incident, CancellationToken ct)
        {
            var factors = await db.ContributingFactors.AsNoTracking().Of(incident).InOrder.Select(factor => new { factor.Text, Category = factor.Category!.Name, Layer = factor.Layer!.Name, factor.Elsewhere }).ToListAsync(ct);
            var held = await db.HeldLayers.AsNoTracking().Of(incident).Select(layer => new { layer.Text, Layer = layer.Layer!.Name }).ToListAsync(ct);
            var beliefs = await db.Beliefs.AsNoTracking().Of(incident).ToListAsync(ct);
            var hypotheses = await db.Hypotheses.AsNoTracking().Of(incident).Select(hypothesis => hypothesis.Text).ToListAsync(ct);
            IEnumerable<string?> lines =
            [
                .. beliefs.SelectMany(belief => new[] { belief.Believed, belief.Was, belief.Why }),
                .. factors.SelectMany(factor => new[] { factor.Text, factor.Category, factor.Layer, factor.Elsewhere }),
                .. held.SelectMany(layer => new[] { layer.Text, layer.Layer }), .. hypotheses,
            ];
            return string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));
        }
    }

    extension(Incident incident)
    {
        public string AnalysisPath => $"{incident.Path}/analysis";
    }

    extension(IQueryable<ContributingFactor> factors)
    {
        /// <summary>Those that were taken away left out. The incident was found through <c>IncidentsSeenBy</c>.</summary>
        public IQueryable<ContributingFactor> Of(Incident incident) => factors.Where(factor => factor.IncidentId == incident.Id && factor.RemovedAt == null);

        public IQueryable<ContributingFactor> InOrder => factors.OrderBy(factor => factor.Number);
    }

    extension(IQueryable<HeldLayer> held)
    {
        public IQueryable<HeldLayer> Of(Incident incident) => held.Where(layer => layer.IncidentId == incident.Id && layer.RemovedAt == null).OrderBy(layer => layer.Position);
    }

    extension(IQueryable<Belief> beliefs)
    {
        public IQueryable<Belief> Of(Incident incident) => beliefs.Where(belief => belief.IncidentId == incident.Id && belief.RemovedAt == null).OrderBy(belief => belief.Position);
    }

    extension(IQueryable<Hypothesis> hypotheses)
    {
        public IQueryable<Hypothesis> Of(Incident incident) => hypotheses.Where(hypothesis => hypothesis.IncidentId == incident.Id && hypothesis.RemovedAt == null).OrderBy(hypothesis => hypothesis.Position);
    }

    extension(IQueryable<QuestionAnswer> answers)
    {
        public IQueryable<QuestionAnswer> Of(Incident incident) => answers.Where(answer => answer.IncidentId == incident.Id).OrderBy(answer => answer.Question);
    }

    extension(IQueryable<WhyNode> nodes)
    {
        public IQueryable<WhyNode> Of(Incident incident) => nodes.Where(node => node.IncidentId == incident.Id && node.RemovedAt == null).OrderBy(node => node.Position);
    }
}
