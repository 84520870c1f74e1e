global using System.Net;
global using Debrief.Data;
global using Debrief.Features.Accounts;
global using Debrief.Features.Activity;
global using Debrief.Tests.Harness;
global using Microsoft.EntityFrameworkCore;
global using Microsoft.Extensions.DependencyInjection;
