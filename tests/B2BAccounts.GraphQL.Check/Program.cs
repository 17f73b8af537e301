using B2BAccounts.GraphQL.Check;

return await CheckCommands.RunAsync(args, Console.Out, Console.Error);
