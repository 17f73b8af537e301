using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace B2BAccounts.Tests;

/// <summary>Programs that others wrote, as judges of what ours does.</summary>
internal static class OtherProgram
{
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (Win32Exception)
        {
            Needed.Missing($"{start.FileName} is not installed");
            throw;
        }
    }

    /// <summary>Exit code, and the output with the errors after it.</summary>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Start(new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
        });
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>Puts a document into a file for as long as a program reads it.</summary>
    public static T OnFile<T>(byte[] document, Func<string, T> use, string ending = ".pdf")
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ending);
        try
        {
            File.WriteAllBytes(file, document);
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
