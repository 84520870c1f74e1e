using System.CommandLine;

return await new RootCommand("Debrief: from incident data to a post-mortem, on the command line.").Parse(args).InvokeAsync();
