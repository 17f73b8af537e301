namespace Microsoft.SqlServer.Server;

/// <summary>A SQL CLR value that writes itself.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
