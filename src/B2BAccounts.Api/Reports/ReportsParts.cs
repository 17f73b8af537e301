using B2BAccounts.Api.Persistence;
using B2BAccounts.Api.Reports.Books;
using B2BAccounts.Api.Reports.Reminders;
using B2BAccounts.Api.Reports.Statements;
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
        services.AddOptions<CompanyOptions>().BindConfiguration(CompanyOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<CompanyOptions>, CompanyOptionsCheck>()
            .AddSingleton<ProgramExports>()
            .AddSingleton(s => Load(s.GetRequiredService<IOptions<FontsOptions>>().Value, s.GetRequiredService<ILogger<FontSet>>()))
            .AddSingleton<CreditReports>()
            .AddSingleton<AgeingReports>()
            .AddSingleton<StatementModels>()
            .AddSingleton<StatementMaker>()
            .AddSingleton<ReminderMaker>()
            .AddSingleton<PaperBatch>();
    }

    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        // Loaded here, so that a folder that cannot serve stops the start and not a report.
        endpoints.ServiceProvider.GetRequiredService<FontSet>();
        return endpoints.MapCreditReport().MapStatements().MapReminders().MapAgeingReports();
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
