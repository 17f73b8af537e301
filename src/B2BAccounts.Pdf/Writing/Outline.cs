namespace B2BAccounts.Pdf.Writing;

/// <summary>The tree of bookmarks (ISO 32000-1, 12.3.3), nested by the levels of the headings.</summary>
internal static class Outline
{
    private sealed class Node(Bookmark? mark, int page, Node? parent)
    {
        public Bookmark? Mark => mark;

        public int Page => page;

        public Node? Parent => parent;

        public List<Node> Children { get; } = [];

        public int Id { get; set; }

        public int Descendants => Children.Sum(c => 1 + c.Descendants);
    }

    /// <summary>Writes the bookmarks and gives the root's number, or null where there are none.</summary>
    public static int? Write(PdfObjects objects, IReadOnlyList<Canvas> pages, IReadOnlyList<int> pageIds)
    {
        var root = new Node(null, 0, null) { Id = 0 };
        var last = root;
        for (var i = 0; i < pages.Count; i++)
        {
            foreach (var mark in pages[i].Bookmarks)
            {
                var parent = last;
                while (parent.Mark is not null && parent.Mark.Level >= mark.Level)
                    parent = parent.Parent!;
                last = new Node(mark, pageIds[i], parent);
                parent.Children.Add(last);
            }
        }
        if (root.Children.Count == 0)
            return null;
        root.Id = objects.Reserve();
        WriteChildren(objects, root);
        objects.Put(root.Id, Ends(new PdfBuffer().Text("<</Type/Outlines"), root).Text(">>"));
        return root.Id;
    }

    private static void WriteChildren(PdfObjects objects, Node parent)
    {
        foreach (var child in parent.Children)
            child.Id = objects.Reserve();
        for (var i = 0; i < parent.Children.Count; i++)
        {
            var node = parent.Children[i];
            WriteChildren(objects, node);
            var entry = new PdfBuffer().Text("<</Title").TextString(node.Mark!.Title).Text("/Parent ").Reference(parent.Id);
            if (i > 0)
                entry.Text("/Prev ").Reference(parent.Children[i - 1].Id);
            if (i < parent.Children.Count - 1)
                entry.Text("/Next ").Reference(parent.Children[i + 1].Id);
            Ends(entry, node).Text("/Dest[").Reference(node.Page).Text("/XYZ 0 ").Number(node.Mark.Top).Text("null]>>");
            objects.Put(node.Id, entry);
        }
    }

    private static PdfBuffer Ends(PdfBuffer entry, Node node)
    {
        if (node.Children.Count > 0)
        {
            entry.Text("/First ").Reference(node.Children[0].Id).Text("/Last ").Reference(node.Children[^1].Id)
                .Text("/Count ").Integer(node.Descendants);
        }
        return entry;
    }
}
