using B2BAccounts.Pdf.Layout;

namespace B2BAccounts.Pdf.Tests;

/// <summary>Programs that others wrote, as judges of documents.</summary>
internal static class Tool
{
    public static string Text(RenderedDocument document, params string[] options) =>
        OnFile(document, file => OtherProgram.Run("pdftotext", [.. options, file, "-"])).Output;

    public static string Fonts(RenderedDocument document) => OnFile(document, file => OtherProgram.Run("pdffonts", file)).Output;

    public static (int ExitCode, string Output) Check(RenderedDocument document) => OnFile(document, file => OtherProgram.Run("qpdf", "--check", file));

    public static string Objects(RenderedDocument document) =>
        OnFile(document, file => OtherProgram.Run("qpdf", "--qdf", "--object-streams=disable", file, "-")).Output;

    public static void NeedsFile(string path)
    {
        if (!File.Exists(path))
            Needed.Missing($"{path} is not installed");
    }

    public static T OnFile<T>(RenderedDocument document, Func<string, T> use) => OtherProgram.OnFile(document.ToArray(), use);
}
