using B2BAccounts.Api.Persistence;
using B2BAccounts.Pdf.Fonts;
using Microsoft.Extensions.Options;

namespace B2BAccounts.Api.Reports;

/// <summary>Registers what papers are made of.</summary>
public static partial class ReportsParts
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddOptions<FontsOptions>().BindConfiguration(FontsOptions.Section)
            .Validate(o => o.Folder.Length == 0 || Directory.Exists(o.Folder), $"{FontsOptions.Section}:{nameof(FontsOptions.Folder)} names a folder that does not exist; allowed is a folder of .ttf and .ttc files, or nothing.")
            .ValidateOnStart();
        return services
            .AddSingleton(s => Load(s.GetRequiredService<IOptions<FontsOptions>>().Value, s.GetRequiredService<ILogger<FontSet>>()))
            .AddSingleton<CreditReports>();
    }

    private static FontSet Load(FontsOptions options, ILogger log)
    {
        try
        {
            var fonts = FontSet.Load(new FontSearch { Folder = options.Folder.Length == 0 ? null : options.Folder });
            LogFaces(log, string.Join("; ", fonts.Roles), fonts.IsEmbedded
                ? "they carry all their outlines"
                : "they leave outlines to the viewer and are not fit for archives: set Fonts:Folder to a folder with Noto Sans and Noto Sans SC");
            return fonts;
        }
        catch (Exception damaged) when (damaged is FontFormatException or IOException or UnauthorizedAccessException)
        {
            throw new CannotStart($"Fonts:Folder '{options.Folder}' cannot serve: {damaged.Message}", damaged);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Documents are set in {Faces}; {Embedding}.")]
    private static partial void LogFaces(ILogger logger, string faces, string embedding);
}
