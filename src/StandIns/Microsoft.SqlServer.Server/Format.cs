namespace Microsoft.SqlServer.Server;

/// <summary>How a SQL CLR value is written.</summary>
public enum Format
{
    Unknown,
    Native,
    UserDefined,
}
