using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Tests.Reports;

/// <summary>Programs that others wrote, as judges of papers and lists. Without one a test is skipped, except where CI=true demands it.</summary>
internal static class PdfTools
{
    public static string Text(RenderedDocument document, params string[] options) => Text(document.ToArray(), options);

    public static string Text(byte[] document, params string[] options) => OnFile(document, file => Run("pdftotext", [.. options, file, "-"])).Output;

    public static int Pages(byte[] document) => int.Parse(OnFile(document, file => Run("qpdf", "--show-npages", file)).Output);

    /// <summary>Exit code and complaints of qpdf; nothing to complain is (0, "").</summary>
    public static (int ExitCode, string Complaints) Check(RenderedDocument document) => Check(document.ToArray());

    public static (int ExitCode, string Complaints) Check(byte[] document)
    {
        var (code, output) = OnFile(document, file => Run("qpdf", "--check", file));
        return (code, code == 0 && output.Contains("No syntax or stream encoding errors found", StringComparison.Ordinal) ? "" : output);
    }

    /// <summary>Leaves the document in the folder that REPORT_SAMPLES names, to be looked at.</summary>
    public static void Show(RenderedDocument document, string name) => Show(document.ToArray(), name);

    public static void Show(byte[] document, string name)
    {
        if (Environment.GetEnvironmentVariable("REPORT_SAMPLES") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".pdf"), document);
        }
    }

    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
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
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{program} is not installed, and CI=true demands it.");
            Assert.Skip($"{program} is not installed.");
            throw;
        }
    }

    private static T OnFile<T>(byte[] document, Func<string, T> use)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
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
