using System.Text;
using B2BAccounts.Api.Imports;

namespace B2BAccounts.Api.Tests.Imports;

public sealed class DelimitedRowsTests
{
    [Fact]
    public void Values_come_without_their_quotes_and_rows_with_their_line_and_text()
    {
        const string Text = "a,b,c\r\n1,\"two, three\",\"say \"\"hi\"\"\"\r\n\r\n4,\"five\nsix\",\r\n7,8,9";
        Assert.Equal(
            [
                "1: a,b,c: a|b|c",
                "2: 1,\"two, three\",\"say \"\"hi\"\"\": 1|two, three|say \"hi\"",
                "4: 4,\"five\nsix\",: 4|five\nsix|",
                "6: 7,8,9: 7|8|9",
            ],
            Rows(Text).Select(r => $"{r.Line}: {r.Raw}: {string.Join('|', r.Values)}"));
    }

    [Theory]
    [InlineData("x;y\n1;2\n", ';', 2)]
    [InlineData("x\ty\r1\t2\r", '\t', 2)]
    [InlineData("x|y\n \"1\" |2\n", '|', 2)]
    public void Other_delimiters_and_line_ends_are_read(string text, char delimiter, int line)
    {
        var rows = Rows(text, delimiter);
        Assert.Equal(["1", "2"], rows[1].Values);
        Assert.Equal(line, rows[1].Line);
        Assert.Equal(2, rows.Count);
    }

    [Fact]
    public void A_stray_quotation_mark_costs_its_own_line_and_not_the_rest_of_the_file()
    {
        var reader = new DelimitedRows(new StringReader("a,b\n1,\"open\n2,fine\n3,\"shut\"tail\n4,fine\n5,\"never\nclosed"), ',');
        var seen = new List<(long, string?)>();
        while (reader.Read())
        {
            seen.Add((reader.Line, reader.Fault?.Code));
        }

        // The mark opened on line 2 finds its partner on line 4, with text behind it: line 2 is given up, 3 and 4 are read on their own.
        Assert.Equal([(1, null), (2, ImportCodes.QuotesUnbalanced), (3, null), (4, ImportCodes.QuotesUnbalanced), (5, null),
            (6, ImportCodes.QuotesUnbalanced), (7, null)], seen);
    }

    [Fact]
    public void A_row_too_long_to_be_one_is_given_up_and_its_successor_read()
    {
        var giant = new string('x', (DelimitedRows.MaxRowLength * 2) + 17);
        var reader = new DelimitedRows(new StringReader($"a,b\n{giant}\r\n3,4\n"), ',');
        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal(ImportCodes.RowTooLarge, reader.Fault?.Code);
        Assert.True(reader.Raw.Length is > 100 and < 10_000);
        Assert.True(reader.Raw.ToString().All(c => c == 'x'));
        Assert.True(reader.Read());
        Assert.Equal("3", reader[0].ToString());
        Assert.Equal(3, reader.Line);
        Assert.False(reader.Read());
    }

    [Fact]
    public void What_is_written_is_read_again_however_the_file_arrives()
    {
        var random = new Random(20130630);
        const string Letters = "ab,;\"\r\n\t é中 ";
        for (var file = 0; file < 200; file++)
        {
            var (written, text) = (new List<string[]>(), new StringBuilder());
            for (var row = random.Next(1, 30); row > 0; row--)
            {
                var values = Enumerable.Range(0, random.Next(1, 6))
                    .Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 12)).Select(_ => Letters[random.Next(Letters.Length)]))).ToArray();
                // A row of blanks only is a blank line, which is no row.
                values[0] = "k" + values[0];
                written.Add(values);
                text.AppendJoin(',', values.Select(v => $"\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append(random.Next(2) == 0 ? "\n" : "\r\n");
            }

            var read = Rows(new Trickle(text.ToString(), random));
            Assert.Equal(written, read.Select(r => r.Values));
        }
    }

    private static List<(int Line, string Raw, string[] Values)> Rows(string text, char delimiter = ',') => Rows(new StringReader(text), delimiter);

    private static List<(int Line, string Raw, string[] Values)> Rows(TextReader text, char delimiter = ',')
    {
        var rows = new DelimitedRows(text, delimiter);
        var all = new List<(int, string, string[])>();
        while (rows.Read())
        {
            Assert.Null(rows.Fault);
            all.Add(((int)rows.Line, rows.Raw.ToString(), [.. Enumerable.Range(0, rows.Count).Select(i => rows[i].ToString())]));
        }

        return all;
    }

    /// <summary>Gives a few characters at a time, so that every boundary falls somewhere.</summary>
    private sealed class Trickle(string text, Random random) : TextReader
    {
        private int at;

        public override int Read(char[] buffer, int index, int count)
        {
            var given = Math.Min(Math.Min(count, random.Next(1, 4)), text.Length - at);
            text.CopyTo(at, buffer, index, given);
            at += given;
            return given;
        }
    }
}
