namespace B2BAccounts.Api.Imports;

/// <summary>An account as a row of another kind names it: by number, with what is known of it should it have to be created.</summary>
public readonly record struct NamedAccount(string Number, string? Name, string? Country)
{
    /// <summary>Reads the column and its companions ("account", "accountName", "accountCountry").</summary>
    public static NamedAccount Read(RowCells cells, string column) => new(
        TextLengths.CheckAccountNumber(cells.RequiredText(column, TextLengths.AccountNumber), column),
        cells.Text(column + "Name", TextLengths.Name),
        cells.Country(column + "Country"));
}
