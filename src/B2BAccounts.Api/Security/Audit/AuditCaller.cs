namespace B2BAccounts.Api.Security.Audit;

/// <summary>Who did what a record tells of.</summary>
/// <param name="Id">A caller's, such as user:17; "program" where no request was the cause; "nobody" where no caller is known.</param>
/// <param name="Name">For people.</param>
/// <param name="Role">His role then; null where there is none.</param>
/// <param name="Address">Where the request came from; null without one.</param>
public sealed record AuditCaller(string Id, string Name, string? Role = null, string? Address = null)
{
    /// <summary>The program itself: a command or a job, with the user of the machine who runs it.</summary>
    public static AuditCaller Program { get; } = new("program", $"{Environment.UserName}@{Environment.MachineName}");

    /// <summary>Who has sent a request; the program where there is none.</summary>
    public static AuditCaller Of(HttpContext? http) => http is null ? Program
        : CallerIdentity.Of(http)?.Caller is { } caller ? new(caller.Id, caller.Name, RoleNames.Of(caller.Role), AddressOf(http))
        : new("nobody", "", null, AddressOf(http));

    /// <summary>The caller as rows of the book name him: in the letters and the length that every database takes.</summary>
    public AuditCaller Storable() => this with { Id = StorableText.Of(Id), Name = StorableText.Of(Name) };

    private static string? AddressOf(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString() : null;
}
