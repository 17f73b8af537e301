using System.ComponentModel;
using System.Diagnostics;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Tests;

/// <summary>Programs that others wrote, as judges. Without one a test is skipped with the reason, except where CI=true demands it.</summary>
internal static class Tool
{
    public static string Text(RenderedDocument document, params string[] options) =>
        OnFile(document, file => Run("pdftotext", [.. options, file, "-"])).Output;

    public static string Fonts(RenderedDocument document) => OnFile(document, file => Run("pdffonts", file)).Output;

    public static (int ExitCode, string Output) Check(RenderedDocument document) => OnFile(document, file => Run("qpdf", "--check", file));

    public static string Objects(RenderedDocument document) =>
        OnFile(document, file => Run("qpdf", "--qdf", "--object-streams=disable", file, "-")).Output;

    public static void NeedsFile(string path)
    {
        if (!File.Exists(path))
            Missing($"{path} is not installed");
    }

    public static T OnFile<T>(RenderedDocument document, Func<string, T> use)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        try
        {
            File.WriteAllBytes(file, document.ToArray());
            return use(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            Missing($"{program} is not installed");
            throw;
        }
    }

    private static void Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail($"{what}, and CI=true demands it.");
        Assert.Skip($"{what}.");
    }
}
