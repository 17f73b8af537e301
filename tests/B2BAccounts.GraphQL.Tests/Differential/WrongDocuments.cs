namespace B2BAccounts.GraphQL.Tests.Differential;

/// <summary>Documents, each wrong by the rule it stands under.</summary>
internal static class WrongDocuments
{
    /// <summary>The schema that a rule's documents are for.</summary>
    public static string SchemaOf(string rule) => rule == "KnownOperationTypes" ? "small" : "trade";

    public static IReadOnlyDictionary<string, string[]> ByRule { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["ExecutableDefinitions"] =
        [
            "{ count } type Extra { a: Int }", "query Q { count } extend type Account { more: Strin } schema { query: Query }",
            "{ count } directive @own(a: Int!) on FIELD extend schema @skip(if: true) @skip(if: false)",
            "{ count @own } directive @own(a: Int!) on FIELD | OBJECT  type T implements Nod @own { a(b: Int = {x: 1, x: 2} @onField): Floaty @include }",
            "{ count } input I @tag(name: 1) { a: Int = 1 @deprecated } enum E { A @onField B } union U = Account | Nobody scalar S @nope interface F { a: U }",
        ],
        ["KnownOperationTypes"] = ["mutation { a }", "query A { ok } subscription S { a } mutation M { b }"],
        ["UniqueOperationNames"] = ["query A { count } query A { count }", "query A { count } mutation A { touch } subscription A { counted }"],
        ["LoneAnonymousOperation"] = ["{ count } query B { count }", "{ count } { count } mutation { touch }"],
        ["SingleFieldSubscriptions"] =
        [
            "subscription { counted renamed { id } }", "subscription S { ...F } fragment F on Subscription { counted a: counted ... { renamed { id } } }",
            "subscription S { counted @skip(if: true) renamed @include(if: false) { id } }", "subscription { __typename }",
            "subscription S { ... on Subscription @include(if: true) { counted } }", "subscription S { a: __typename counted }",
            "subscription S { ... on Query { count } }", "subscription S { ...F ...F renamed { id } } fragment F on Subscription { counted }",
        ],
        ["KnownTypeNames"] =
        [
            "query($a: Strin) { complicated(d: $a, e: []) }", "{ node(id: 1) { ... on Acount { id } ...F } } fragment F on Robo { id }",
            "query($a: [[EntryFilters!]]) { count }",
        ],
        ["FragmentsOnCompositeTypes"] =
            ["{ count ... on Int { x } }", "{ ...F } fragment F on Grade { x }", "{ ... on EntryFilter { kind } }"],
        ["VariablesAreInputTypes"] = ["query($a: Account) { count }", "query($a: [Entry!]!, $b: Node) { count }"],
        ["LeafFieldSelections"] =
            ["{ count { x } }", "{ account(id: 1) }", "{ account(id: 1) { tags { x } grade { y } } accounts }", "{ node(id: 1) __typename { a } }"],
        ["FieldsOnCorrectType"] =
        [
            "{ conut }", "{ node(id: 1) { name } }", "{ parties { id } entry { kind } }", "{ account(id: 1) { entries { amount } parent { nmae } } }",
            "{ named { grade } node(id: 1) { email age model } }", "mutation { __schema { types { name } } }", "{ account(id: 1) { __type(name: \"x\") { name } } }",
        ],
        ["UniqueFragmentNames"] =
        [
            "{ ...F } fragment F on Query { count } fragment F on Query { count }",
            "{ ...F } fragment F on Query { count } fragment G on Query { count } fragment F on Query { a: count } fragment F on Query { b: count }",
        ],
        ["KnownFragmentNames"] = ["{ ...Nobody }", "{ ...F ... { ...G } } fragment F on Query { ...H count }"],
        ["NoUnusedFragments"] = ["{ count } fragment F on Query { count }", "{ ...F } fragment F on Query { count } fragment G on Query { ...H } fragment H on Query { ...G }"],
        ["PossibleFragmentSpreads"] =
        [
            "{ account(id: 1) { ... on Person { id } } }", "{ entry { ... on Account { id } ...F } } fragment F on Robot { id }",
            "{ parties { ... on Node { id } ... on Entry { __typename } } named { ... on Robot { id } ... on Entry { __typename } } }",
        ],
        ["NoFragmentCycles"] =
        [
            "{ account(id: 1) { ...F } } fragment F on Account { parent { ...F } }",
            "{ account(id: 1) { ...A } } fragment A on Account { ...B ...C } fragment B on Account { ...C } fragment C on Account { ...A ...B ...C }",
        ],
        ["UniqueVariableNames"] = ["query($a: Int, $a: Int) { parties(first: $a) { __typename } }", "query($a: Int, $b: Int, $a: String, $b: Int, $a: Int) { count }"],
        ["NoUndefinedVariables"] =
        [
            "{ parties(first: $a) { __typename } }", "query A { ...F } query B($a: Int) { ...F } fragment F on Query { parties(first: $a) { __typename } ...G } fragment G on Query { entry(raw: [$b, {c: $c}]) { __typename } }",
        ],
        ["NoUnusedVariables"] = ["query($a: Int) { count }", "query A($a: Int, $b: Int) { parties(first: $b) { __typename } } query B($a: Int) { count }"],
        ["KnownDirectives"] =
        [
            "{ count @nope }", "query @onField { count @onQuery } fragment F on Query @onSpread { ...F @onInline ... @onFragment { count } }",
            "query($a: Int @onField @onVariable) { parties(first: $a) @onVariable { __typename } } mutation M @onQuery { touch } subscription S @onMutation { counted }",
            "{ account(id: 1) { entries @nope(first: 1, where: {kind: NOPE}, other: $x) { __typename } } }",
        ],
        ["UniqueDirectivesPerLocation"] = ["{ count @onField @onField }", "{ count @skip(if: true) @tag(name: \"a\") @skip(if: false) @tag(name: \"b\") @skip(if: true) }"],
        ["DeferStreamOnRootField"] =
        [
            "mutation { ... @defer { touch } }", "mutation { ...F @defer ...F } fragment F on Mutation { touch ... @defer(label: \"x\") { a: touch } }",
            "subscription { ...F @defer(if: false) } fragment F on Subscription { counted }", "subscription { ... { counted @stream } }",
        ],
        ["DeferStreamOnValidOperations"] =
        [
            "subscription { renamed { ... @defer { id } } }", "subscription { renamed { ...F } } fragment F on Account { ...G @defer(if: true) tags @stream } fragment G on Account { id }",
            "subscription($x: Boolean!) { renamed { ... @defer(if: $x) { id } ... @defer(if: false) { id } tags @stream(if: \"no\") children @skip(if: true) { ... @defer { id } } } }",
        ],
        ["DeferStreamLabel"] =
        [
            "{ ... @defer(label: \"a\") { count } ... @defer(label: \"a\") { count } }",
            "query($l: String) { accounts { tags @stream(label: $l) ... @defer(label: null) { id } ... @defer(label: 1) { id } } }",
        ],
        ["StreamOnListField"] = ["{ count @stream }", "{ account(id: 1) { ... @stream { id } grade @stream(initialCount: 2) tags @stream } }"],
        ["KnownArgumentNames"] =
        [
            "{ account(id: 1, idd: 2, i: 3) { id } }", "{ count @skip(if: true, unless: false) @tag(nam: \"x\", name: \"y\") }",
            "{ __type(nam: \"x\", name: \"y\") { fields(includeDeprecate: true) { name } } __typename(a: 1) }",
        ],
        ["UniqueArgumentNames"] = ["{ account(id: 1, id: 2) { id } }", "{ count @tag(name: \"a\", name: \"b\", name: \"c\") complicated(e: [], a: 1, a: 1) }"],
        ["ValuesOfCorrectType"] =
        [
            "{ account(id: 1.5) { id } }", "{ complicated(a: \"1\", b: 1, c: \"x\", d: 1, e: [1, null, \"a\", [\"b\"]]) }", "{ complicated(a: null, e: null, c: 1e400) }",
            "{ complicated(a: 2147483648, e: \"single\", c: NaN, d: TEXT, b: \"true\") }", "{ entry(kind: INVOCE) { __typename } b: entry(kind: \"INVOICE\") { __typename } c: entry(kind: 1) { __typename } }",
            "{ accounts(where: {kind: NOPE, amount: {gte: \"1\"}, and: [{text: 1}, null, {textt: \"x\"}], required: null}) { id } }",
            "{ accounts(where: [], by: {}) { id } }", "{ accounts(by: {id: 1, email: \"x\"}) { id } }", "{ accounts(by: {id: null}) { id } b: accounts(by: {number: \"x\", other: 1}) { id } }",
            "query($f: EntryFilter = {amount: {}}, $g: [Grade!] = [A, null, E], $n: Int! = null) { accounts(where: $f, grades: $g) { id } parties(first: $n) { __typename } }",
            "{ parties(matrix: [[1, 2], 3, [null, \"x\"], null]) { __typename } account(id: {}) { contact(by: [{id: 1}]) { id } entries(order: {by: KIND}) { __typename } } }",
            "query($x: Int) { parties(matrix: [[$x, \"no\"]]) { __typename } }",
        ],
        ["ProvidedRequiredArguments"] =
            ["{ account { id } }", "{ account(id: 1) { balance contact { id } } count @tag(level: 2) @skip complicated }", "{ __type { name } }"],
        ["VariablesInAllowedPosition"] =
        [
            "query($id: ID) { account(id: $id) { id } }", "query($n: Int, $s: String, $l: [String]) { complicated(a: $n, b: $s, e: $l) x: complicated(e: $s) }",
            "query($n: Int = null, $k: Kind) { parties(matrix: [[$n]]) { __typename } entry(kind: $k) { __typename } accounts(where: {kind: $n, amount: $k}) { id } }",
            "query($i: ID, $e: String!) { accounts(by: {id: $i}) { id } b: accounts(by: {email: $e}) { id } }",
            "query A($a: Int) { ...F } query B($a: String!) { ...F } fragment F on Query { complicated(d: $a, e: [$a]) @skip(if: $a) }",
        ],
        ["OverlappingFieldsCanBeMerged"] =
        [
            "{ x: count x: complicated(e: []) }", "{ account(id: 1) { id } account(id: 2) { id } }",
            "{ node(id: 1) { ... on Account { name } ... on Robot { name } } }", "{ node(id: 1) { ... on Account { x: name } ... on Robot { x: model } ... on Person { x: age } } }",
            "{ ...A ...B } fragment A on Query { x: count } fragment B on Query { x: complicated(e: []) ...C } fragment C on Query { x: complicated(e: [\"a\"]) y: count y: count }",
            "{ account(id: 1) { parent { x: id } } account(id: 1) { parent { x: name } ...P } } fragment P on Account { parent { x: grade y: id } y: parent { id } }",
            "{ parties { ... on Account { a: parent { x: id } } ... on Person { a: employer { x: name } } ... on Robot { a: serves { x: id } } } }",
            "{ complicated(e: [], d: \"s\") complicated(d: \"\"\"s\"\"\", e: []) a: accounts(where: {text: \"a\", kind: null}) { id } a: accounts(where: {kind: null, text: \"a\"}) { id name } }",
            "{ accounts { tags @stream tags } accounts { tags @stream(initialCount: 1) } b: accounts { tags } b: accounts { tags @stream } }",
            "{ unknown { x: a } unknown { x: b } node(id: 1) { ... on Nothing { y: a } y: id y: other } }",
            "{ ...A } fragment A on Query { ...B x: count } fragment B on Query { ...A x: __typename }",
            "{ entry { ... on Invoice { amount } ... on Payment { amount } } }", "{ count(a: 1, a: 2) count(a: 1, a: 2) }",
        ],
        ["UniqueInputFieldNames"] = ["{ accounts(where: {text: \"a\", text: \"b\"}) { id } }", "{ entry(raw: {a: {b: 1, b: 2, c: 3, b: 4}, a: 1}) { __typename } }"],
        ["IntrospectionDepthLimit"] =
        [
            "{ __schema { types { fields { type { fields { type { interfaces { name } } } } } } } }",
            "{ __schema { types { fields { type { fields { type { inputFields { __type(name: \"A\") { name } } } } } } } } }",
            "{ __type(name: \"A\") { ...F } } fragment F on __Type { possibleTypes { fields { type { inputFields { name } } } } }",
        ],
    };
}
