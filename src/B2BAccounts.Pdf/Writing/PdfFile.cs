namespace B2BAccounts.Pdf.Writing;

/// <summary>Puts drawn pages together to a file (PDF 1.7, ISO 32000-1).</summary>
internal static class PdfFile
{
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<Canvas> pages, UsedFonts fonts, DocumentInfo info)
    {
        var objects = new PdfObjects();
        int catalog = objects.Reserve(), tree = objects.Reserve(), resources = objects.Reserve();
        var ids = pages.Select(_ => objects.Reserve()).ToList();
        for (var i = 0; i < pages.Count; i++)
            WritePage(objects, ids[i], pages[i], tree, resources);
        objects.Put(resources, new PdfBuffer().Text("<<").Bytes(fonts.Write(objects).Span).Text(">>"));

        var kids = new PdfBuffer().Text("<</Type/Pages/Count ").Integer(pages.Count).Text("/Kids[");
        foreach (var id in ids)
            kids.Reference(id);
        objects.Put(tree, kids.Text("]>>"));

        var root = new PdfBuffer().Text("<</Type/Catalog/Pages ").Reference(tree).Text("/Lang").TextString(info.Language)
            .Text("/ViewerPreferences<</DisplayDocTitle true>>");
        if (Outline.Write(objects, pages, ids) is { } outline)
            root.Text("/PageMode/UseOutlines/Outlines ").Reference(outline);
        objects.Put(catalog, root.Text(">>"));
        return objects.Finish(catalog, Information(objects, info));
    }

    private static void WritePage(PdfObjects objects, int id, Canvas page, int tree, int resources)
    {
        var contents = objects.AddStream("", page.Content);
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

    private static PdfBuffer Annotation(PdfLink link) => new PdfBuffer().Text("<</Type/Annot/Subtype/Link/Rect[")
        .Number(link.Left).Number(link.Bottom).Number(link.Right).Number(link.Top)
        .Text("]/Border[0 0 0]/F 4/A<</S/URI/URI").TextString(link.Address).Text(">>>>");

    private static int Information(PdfObjects objects, DocumentInfo info)
    {
        var entry = new PdfBuffer().Text("<<");
        foreach (var (key, value) in new[] { ("/Title", info.Title), ("/Author", info.Author), ("/Subject", info.Subject), ("/Keywords", info.Keywords), ("/Creator", info.Creator) })
        {
            if (!string.IsNullOrEmpty(value))
                entry.Text(key).TextString(value);
        }
        if (info.Created is { } created)
            entry.Text("/CreationDate").Date(created).Text("/ModDate").Date(created);
        return objects.Add(entry.Text("/Producer(B2BAccounts.Pdf)>>"));
    }
}
