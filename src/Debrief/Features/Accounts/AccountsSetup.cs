using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Debrief.Features.Accounts;

internal static class AccountsSetup
{
    /// <summary>Sign-in by password or passkey, sessions that can be ended, and the rights that endpoints ask for.</summary>
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(identity =>
        {
            // Names are emails, and those may have any letter.
            identity.User.AllowedUserNameCharacters = "";
            identity.User.RequireUniqueEmail = true;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<DebriefDb>().AddSignInManager();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey is the only thing asked for, so it must know whose it is and check who holds it.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
        });

        services.AddScoped<SessionCookie>();
        services.AddScoped<Passwords>();
        services.AddScoped<Passkeys>();
        services.AddAuthentication(SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme, SessionCookie.Configure)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, Passkeys.ConfigureCeremonyCookie);
        services.AddAuthorizationBuilder().AddRights();

        services.AddDataProtection().SetApplicationName("Debrief");
        // It warns that the keys are not sealed with another key. That one would lie beside them; see docs/adr/0009.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(host => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = new ProtectionKeys(host.GetRequiredService<IServiceScopeFactory>())));

        services.AddRateLimiter(limits => limits.AddSignInLimit(builder.Configuration));
        services.KeepPathsOutOfLogs();
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapLinks();
        routes.MapMyAccount();
        routes.MapTokens();
    }
}
