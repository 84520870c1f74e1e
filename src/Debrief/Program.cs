using Debrief.Http;
using Debrief.Features.Incidents;
using Microsoft.AspNetCore.Authentication.Cookies;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorComponents();
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<StaleWriteHandler>();
builder.Services.AddValidation();
builder.Services.AddAntiforgery(antiforgery => antiforgery.HeaderName = "X-CSRF");
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
builder.Services.AddAuthorizationBuilder().AddRights();

var app = builder.Build();
app.UseExceptionHandler();
app.UseSecurityHeaders();
app.UseStaticFiles();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapHealthChecks("/health").AllowAnonymous();
app.MapIncidents();

await app.MigrateAsync();
app.Run();
