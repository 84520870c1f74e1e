using Debrief.Cli;

return await CommandLine.RunAsync(args, CancellationToken.None);
