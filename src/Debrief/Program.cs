using Debrief.Features.Incidents;
using Debrief.Pages.Incidents;
using Debrief.Ui;
using Microsoft.AspNetCore.Authentication.Cookies;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddUi();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<StaleWriteHandler>();
builder.Services.AddValidation();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
builder.Services.AddAuthorizationBuilder().AddRights();

var app = builder.Build();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseAssets();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapHealthChecks("/health").AllowAnonymous();
app.MapIncidents();
app.MapIncidentPages();

await app.MigrateAsync();
app.Run();
