namespace B2BAccounts.Pdf.Writing;

/// <summary>Puts drawn pages together to a file (PDF 1.7, ISO 32000-1).</summary>
internal static class PdfFile
{
    /// <summary>Up to here a viewer opens without the side bar of bookmarks.</summary>
    private const int FewPages = 4;

    /// <param name="underlay">What lies under the content of every page; written once and shared.</param>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Canvas> pages, UsedFonts fonts, DocumentInfo info, Canvas? underlay = null)
    {
        var objects = new PdfObjects();
        int catalog = objects.Reserve(), tree = objects.Reserve(), resources = objects.Reserve();
        var ids = pages.Select(_ => objects.Reserve()).ToList();
        for (var i = 0; i < pages.Count; i++)
            WritePage(objects, ids[i], pages[i], tree, resources, underlay is not null);
        var shared = fonts.Write(objects);
        var resource = new PdfBuffer().Text("<<").Bytes(shared.Span);
        if (underlay is not null)
            resource.Text("/XObject<</Under ").Reference(Form(objects, underlay, shared)).Text(">>");
        objects.Put(resources, resource.Text(">>"));

        var kids = new PdfBuffer().Text("<</Type/Pages/Count ").Integer(pages.Count).Text("/Kids[");
        foreach (var id in ids)
            kids.Reference(id);
        objects.Put(tree, kids.Text("]>>"));

        var root = new PdfBuffer().Text("<</Type/Catalog/Pages ").Reference(tree).Text("/Lang").TextString(info.Language)
            .Text("/ViewerPreferences<</DisplayDocTitle true>>");
        if (Outline.Write(objects, pages, ids) is { } outline)
            root.Text(pages.Count > FewPages ? "/PageMode/UseOutlines" : "").Text("/Outlines ").Reference(outline);
        objects.Put(catalog, root.Text(">>"));
        return objects.Finish(catalog, Information(objects, info));
    }

    private static void WritePage(PdfObjects objects, int id, Canvas page, int tree, int resources, bool underlaid)
    {
        var content = new PdfBuffer(page.Ground.Length + page.Content.Length + 32);
        if (page.Ground.Length > 0)
            content.Text("q ").Bytes(page.Ground).Text("Q\n");
        if (underlaid)
            content.Text("/Under Do\n");
        var contents = objects.AddStream("", content.Bytes(page.Content).Span);
        var entry = new PdfBuffer().Text("<</Type/Page/Parent ").Reference(tree).Text("/MediaBox[0 0 ").Number(page.Width).Number(page.Height)
            .Text("]/Resources ").Reference(resources).Text("/Contents ").Reference(contents);
        if (page.Links.Count > 0)
        {
            entry.Text("/Annots[");
            foreach (var link in page.Links)
                entry.Reference(objects.Add(Annotation(link)));
            entry.Text("]");
        }
        objects.Put(id, entry.Text(">>"));
    }

    /// <summary>A form that pages draw by its name (ISO 32000-1, 8.10).</summary>
    private static int Form(PdfObjects objects, Canvas drawing, PdfBuffer fonts)
    {
        var resources = objects.Add(new PdfBuffer().Text("<<").Bytes(fonts.Span).Text(">>"));
        var entries = new PdfBuffer().Text("/Type/XObject/Subtype/Form/BBox[0 0 ").Number(drawing.Width).Number(drawing.Height)
            .Text("]/Resources ").Reference(resources);
        return objects.AddStream(entries, drawing.Content);
    }

    private static PdfBuffer Annotation(PdfLink link) => new PdfBuffer().Text("<</Type/Annot/Subtype/Link/Rect[")
        .Number(link.Left).Number(link.Bottom).Number(link.Right).Number(link.Top)
        .Text("]/Border[0 0 0]/F 4/A<</S/URI/URI").TextString(link.Address).Text(">>>>");

    private static int Information(PdfObjects objects, DocumentInfo info)
    {
        var entry = new PdfBuffer().Text("<<");
        (string Key, string? Value)[] texts =
        [
            ("/Title", info.Title), ("/Author", info.Author), ("/Subject", info.Subject), ("/Keywords", info.Keywords), ("/Creator", info.Creator),
        ];
        foreach (var (key, value) in texts)
        {
            if (!string.IsNullOrEmpty(value))
                entry.Text(key).TextString(value);
        }
        if (info.Created is { } created)
            entry.Text("/CreationDate").Date(created).Text("/ModDate").Date(created);
        return objects.Add(entry.Text("/Producer(B2BAccounts.Pdf)>>"));
    }
}
