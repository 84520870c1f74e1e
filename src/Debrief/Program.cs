using Debrief.Features.Incidents;
using Debrief.Features.Library;
using Debrief.Features.Publishing;
using Debrief.Features.Timeline;
using Debrief.Features.Writeups;
using Debrief.Pages.Home;
using Debrief.Pages.Incidents;
using Debrief.Pages.Library;
using Debrief.Pages.Reading;
using Debrief.Pages.Sample;
using Debrief.Pages.Writing;
using Debrief.Ui;
using Debrief.Ui.Design;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddAccounts();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddUi();
builder.Services.AddProblems();
builder.Services.AddValidation();
builder.Services.AddCompression();
builder.Services.AddHostedService<LibraryProjection>();
builder.Services.AddTimeline();

var app = builder.Build();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseResponseCompression();
app.UseStatusCodePages();
app.UseAssets();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseFormTokens();

app.MapHealthChecks("/health").AllowAnonymous();
app.MapAccounts();
app.MapIncidents();
app.MapWriteups();
app.MapTemplates();
app.MapPublishing();
app.MapHome();
app.MapIncidentPages();
app.MapMerging();
app.MapWritingPages();
app.MapReadingPages();
app.MapLibraryPages();
app.MapSample();
app.MapDesign();
app.MapTimeline();

await app.MigrateAsync();
if (args is ["rescue", var email]) return await app.RescueAsync(email);

await app.SeedSampleAsync();
await app.PrintFirstLinkAsync();
await app.RunAsync();
return 0;
