using Microsoft.EntityFrameworkCore.Diagnostics;

namespace B2BAccounts.Api.Persistence;

/// <summary>
/// Keeps EF from logging as errors what reaches whoever asked, who answers it or logs it himself: that a database is not there, and that a
/// query or a change ended by an exception. A statement that a database refused stays an error of the log, with its SQL.
/// </summary>
internal static class FaultsToldOnce
{
    public static void Configure(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.ConnectionError, LogLevel.Debug), (CoreEventId.QueryIterationFailed, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}
