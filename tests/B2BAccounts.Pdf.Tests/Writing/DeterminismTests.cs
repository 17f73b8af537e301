using System.Security.Cryptography;
using B2BAccounts.Pdf.Fonts;
using B2BAccounts.Pdf.Tests.Samples;

namespace B2BAccounts.Pdf.Tests.Writing;

public sealed class DeterminismTests
{
    [Fact]
    public async Task Eight_threads_that_share_one_font_set_write_the_same_bytes()
    {
        var fonts = SampleFonts.Embedded;
        var expected = SHA256.HashData(Statement.Render(fonts).ToArray());
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            Enumerable.Range(0, 4).Select(_ => SHA256.HashData(Statement.Render(fonts).ToArray())).ToList())));
        Assert.All(hashes.SelectMany(h => h), hash => Assert.Equal(expected, hash));
    }

    [Fact]
    public void Fonts_loaded_anew_give_the_same_bytes()
    {
        Tool.NeedsFile(SampleFonts.ChinesePath);
        FontSet Load() => FontSet.Load(new FontSearch { BesideProgram = false });
        Assert.Equal(Statement.Render(Load()).ToArray(), Statement.Render(Load()).ToArray());
    }

    [Fact]
    public void A_description_rendered_twice_gives_the_same_bytes()
    {
        var document = Statement.Describe(FontSet.NotEmbedded, 20, 1);
        Assert.Equal(document.Render().ToArray(), document.Render().ToArray());
    }

    [Fact]
    public void Another_content_gives_another_identifier()
    {
        // The first of the two; qpdf makes the second anew, of the time among others.
        string Id(int seed) => Tool.Objects(Statement.Render(FontSet.NotEmbedded, 5, seed)).Split("/ID [").Last()[.."<0123456789abcdef0123456789abcdef>".Length];
        Assert.NotEqual(Id(1), Id(2));
        Assert.Equal(Id(1), Id(1));
    }
}
