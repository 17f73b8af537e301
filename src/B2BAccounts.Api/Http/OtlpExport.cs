using B2BAccounts.Api.Persistence;
using B2BAccounts.GraphQL.Execution;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace B2BAccounts.Api.Http;

/// <summary>Sends spans and figures to a collector by OTLP, when OpenTelemetry's own variables name one (OTEL_EXPORTER_OTLP_ENDPOINT and
/// its kin). They may stand wherever settings may.</summary>
public sealed class OtlpExport : IDisposable
{
    /// <summary>What settings of OpenTelemetry begin with.</summary>
    public const string Prefix = "OTEL_";

    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private readonly TracerProvider? traces;
    private readonly MeterProvider? figures;

    /// <exception cref="CannotStart">The collector's address is none.</exception>
    public OtlpExport(IConfiguration configuration)
    {
        if (IsNamed(configuration, "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"))
        {
            traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(s => s.AddSingleton(configuration))
                .ConfigureResource(Describe)
                .AddSource("Microsoft.AspNetCore", GraphQLEngine.TelemetryName)
                .AddOtlpExporter()
                .Build();
        }

        if (IsNamed(configuration, "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"))
        {
            figures = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(s => s.AddSingleton(configuration))
                .ConfigureResource(Describe)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", GraphQLEngine.TelemetryName)
                .AddOtlpExporter()
                .Build();
        }
    }

    public void Dispose()
    {
        traces?.Dispose();
        figures?.Dispose();
    }

    // The variables come last, so that OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES hold.
    private static void Describe(ResourceBuilder resource) => resource
        .AddService("B2BAccounts", serviceVersion: typeof(OtlpExport).Assembly.GetName().Version?.ToString(3))
        .AddEnvironmentVariableDetector();

    private static bool IsNamed(IConfiguration configuration, string ofSignal)
    {
        var name = string.IsNullOrEmpty(configuration[ofSignal]) ? Endpoint : ofSignal;
        if (string.IsNullOrEmpty(configuration[name]))
        {
            return false;
        }

        return Uri.TryCreate(configuration[name], UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? true
            : throw new CannotStart($"{name} is '{configuration[name]}'; allowed is the address of an OTLP collector, such as http://127.0.0.1:4317.");
    }
}
