using B2BAccounts.Api.Persistence;

namespace B2BAccounts.Api;

/// <summary>Every part of the program, one line each: what is not listed here does not exist.</summary>
public static class Slices
{
    public static IServiceCollection AddSlices(this IServiceCollection services) => services
        .AddBook();
}
