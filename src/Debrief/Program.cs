using Debrief.Features.Incidents;

using Debrief.Pages.Incidents;
using Debrief.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddAccounts();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddUi();
builder.Services.AddProblems();
builder.Services.AddValidation();

var app = builder.Build();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseStatusCodePages();
app.UseAssets();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UseFormTokens();

app.MapHealthChecks("/health").AllowAnonymous();
app.MapAccounts();

app.MapIncidents();
app.MapIncidentPages();

await app.MigrateAsync();
if (args is ["rescue", var email]) return await app.RescueAsync(email);

await app.PrintFirstLinkAsync();
await app.RunAsync();
return 0;
