using Debrief.Http;
using Microsoft.AspNetCore.Authentication.Cookies;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<DebriefDb>(db => db.UseNpgsql(builder.Configuration.GetConnectionString("Debrief")));
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

app.Run();
