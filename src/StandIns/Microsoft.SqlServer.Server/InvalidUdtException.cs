namespace Microsoft.SqlServer.Server;

/// <summary>A type cannot be a SQL CLR value.</summary>
public sealed class InvalidUdtException : SystemException
{
    internal InvalidUdtException()
    {
    }

    internal InvalidUdtException(string message)
        : base(message)
    {
    }
}
