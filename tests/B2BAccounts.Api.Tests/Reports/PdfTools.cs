using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Api.Tests.Reports;

/// <summary>Programs that others wrote, as judges of papers.</summary>
internal static class PdfTools
{
    public static string Text(RenderedDocument document, params string[] options) => Text(document.ToArray(), options);

    public static string Text(byte[] document, params string[] options) => OtherProgram.OnFile(document, file => OtherProgram.Run("pdftotext", [.. options, file, "-"])).Output;

    public static int Pages(byte[] document) => int.Parse(OtherProgram.OnFile(document, file => OtherProgram.Run("qpdf", "--show-npages", file)).Output);

    /// <summary>Exit code and complaints of qpdf; nothing to complain is (0, "").</summary>
    public static (int ExitCode, string Complaints) Check(RenderedDocument document) => Check(document.ToArray());

    public static (int ExitCode, string Complaints) Check(byte[] document)
    {
        var (code, output) = OtherProgram.OnFile(document, file => OtherProgram.Run("qpdf", "--check", file));
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
}
