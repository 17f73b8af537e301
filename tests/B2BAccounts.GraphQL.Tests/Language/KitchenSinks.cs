namespace B2BAccounts.GraphQL.Tests.Language;

/// <summary>Documents with every construct of the grammar in them.</summary>
internal static class KitchenSinks
{
    public const string Executable = """""""
        "What the account page asks for"
        query AccountPage(
          "Its number" $number: ID! @held(by: "page"),
          $since: LocalDate = "2026-01-01", $kinds: [[Kind!]!]! = [[INVOICE, CREDIT_NOTE], []]
          $filter: Filter = {open: true, amount: {gte: -1.5e+10, lt: 0}, none: null}
        ) @cached(seconds: 60) @cached(seconds: 0) {
          shown: account(number: $number, tags: ["a\tb\u00e9\u{1F600}\uD83D\uDE00", """
              block
                \""" text "quoted"
            """]) {
            ...Heading @include(if: true)
            ... on Company @skip(if: $quiet) { legalName, employees }
            ... @include(if: $loud) { id }
            ... { on fragment query mutation subscription true false null type }
          }
          , aVeryLongFieldName(firstArgument: "that is long enough", secondArgument: ["to break", "the line"], third: {x: 1})
        }

        # comments, commas and a byte order mark are ignored: ﻿
        """A block description""" fragment Heading on Account @defer(label: "x") { id name }
        mutation { like(story: 123) @onField { story { id @onField } } }
        subscription OnPosted($account: ID!) { posted(account: $account) { amount } }
        query ($a: Int) { a(b: $a, empty: "", emptyBlock: """""", list: [], object: {}) }
        """"""";

    public const string TypeSystem = """"
        """
        The whole
          contract
        """
        schema @link(to: "x") { query: Query mutation: Mutation subscription: Subscription }
        extend schema @more
        extend schema { mutation: M }
        "A day" scalar LocalDate @specifiedBy(url: "https://example.com/day")
        extend scalar LocalDate @more
        type Account implements & Node & Named @key(fields: "id") {
          "Its id" id: ID!
          """
          Long
          description
          """
          orders("how many" first: Int! = 25 @max(is: 200), after: String, where: [Filter!]! = [{a: {b: [1, 2.5, "c", D, null, false]}}]): [Order!]! @deprecated(reason: "no")
          plain(a: Int, b: Int): Int
        }
        type Empty
        type Bare implements Node
        extend type Account implements Audited
        extend type Account @more
        extend type Account { more: Int }
        interface Node { id: ID! }
        interface Named implements Node & Audited { id: ID! name: String }
        extend interface Named implements Tagged @more { tags: [[String!]]! }
        "One of them" union Party @more = | Account | Company
        union Nobody
        extend union Party = Person
        extend union Party @more
        enum Kind @more { "first" INVOICE @deprecated CREDIT_NOTE on }
        enum Nothing
        extend enum Kind { DEBIT_NOTE }
        extend enum Kind @more
        input Filter @oneOf { "described" open: Boolean = true @more amount: Range = {gte: 1} }
        input Void
        extend input Filter { more: Int }
        extend input Filter @more
        directive @key("which" fields: String! = "id") repeatable on OBJECT | INTERFACE
        directive @plain on | FIELD | FRAGMENT_SPREAD | VARIABLE_DEFINITION
        """";
}
