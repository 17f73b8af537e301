namespace B2BAccounts.GraphQL.Tests.Validation;

/// <summary>Schemas that between them have everything rules look at. Each uses all built-in scalars: graphql-js knows only those in use.</summary>
internal static class TestSchemas
{
    public const string Trade = """
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onField on FIELD
        directive @onFragment on FRAGMENT_DEFINITION
        directive @onSpread on FRAGMENT_SPREAD
        directive @onInline on INLINE_FRAGMENT
        directive @onVariable on VARIABLE_DEFINITION
        directive @tag(name: String!, level: Int = 1) repeatable on FIELD | QUERY | FRAGMENT_SPREAD
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int! = 0) on FIELD
        scalar LocalDate
        scalar Json
        enum Kind { INVOICE CREDIT_NOTE PAYMENT }
        enum Grade { A B C D }
        interface Node { id: ID! }
        interface Named implements Node { id: ID! name(short: Boolean): String }
        type Account implements Node & Named {
          id: ID!
          name(short: Boolean): String
          grade: Grade
          balance(currency: String!, asOf: LocalDate): Float!
          entries(first: Int! = 25, where: EntryFilter, order: [EntryOrder!]): [Entry!]!
          parent: Account
          children(depth: Int): [Account]
          contact(by: ContactBy!): Person
          tags: [String!]
          matrix: [[Int]]
        }
        type Person implements Node & Named { id: ID! name(short: Boolean): String email: String employer: Account age: Int }
        type Robot implements Node { id: ID! model: String! name: [String] serves: Named }
        type Invoice implements Node { id: ID! kind: Kind amount: Float! account: Account due: LocalDate lines: [Line!] }
        type Payment implements Node { id: ID! kind: Kind amount: Float account: Account! method: String }
        type Line { text: String quantity: Int! amount: Float }
        union Entry = Invoice | Payment
        union Party = Account | Person | Robot
        input EntryFilter { kind: Kind amount: Range and: [EntryFilter!] text: String = "x" required: Boolean! = true raw: Json }
        input Range { gte: Float lt: Float exact: Int! }
        input EntryOrder { by: Kind! descending: Boolean = false }
        input ContactBy @oneOf { id: ID email: String number: Int nested: Range }
        type Query {
          account(id: ID!): Account
          accounts(ids: [ID!], grades: [Grade!]! = [A], where: EntryFilter, by: ContactBy): [Account!]!
          node(id: ID!): Node
          named(id: ID): Named
          parties(first: Int, matrix: [[Int!]!]): [Party]
          entry(kind: Kind! = INVOICE, date: LocalDate, raw: Json): Entry
          count: Int!
          complicated(a: Int! = 1, b: Boolean, c: Float, d: String, e: [String!]!): String
        }
        type Mutation { rename(id: ID!, name: String): Account post(entry: EntryFilter!): Entry touch: Boolean }
        type Subscription { posted(account: ID): Entry renamed: Account counted: Int }
        """;

    public const string Small = """
        type Query { dog(atLeast: Int, color: String): Dog pets: [Pet!] version: String! ratio: Float id: ID ok: Boolean }
        interface Pet { name: String }
        interface Barking { volume(unit: Unit): Int }
        type Dog implements Pet & Barking { name: String volume(unit: Unit): Int owner: Human knows(command: Command!): Boolean! }
        type Cat implements Pet { name: String meows: Boolean lives(of: [Int!] = [9]): Int }
        type Human { name: String pets: [Pet] relatives: [Human]! }
        enum Unit { DECIBEL SONE }
        enum Command { SIT DOWN HEEL }
        """;
}
