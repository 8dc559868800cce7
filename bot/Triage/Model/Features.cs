using System.Runtime.InteropServices;

namespace ManagerBackup.Bot.Triage.Model;

/// <summary>What a feature is made of.</summary>
internal enum FeatureKind : byte
{
    Word,

    /// <summary>Three to five letters of a word, its borders included: what misspelt and unknown words share with known ones.</summary>
    Piece,

    /// <summary>Two neighbours, where a concept stands in for the words that carry it.</summary>
    Neighbours,
    Concept,

    /// <summary>Two concepts, one soon after the other.</summary>
    ConceptNext,

    /// <summary>Two concepts anywhere in the message.</summary>
    ConceptPair,
    Group,
    GroupNext,
    GroupPair,

    /// <summary>Length, a question mark, capitals.</summary>
    Shape,
}

/// <summary>One thing that the model may have learnt weights for.</summary>
/// <param name="Key">A hash of what it is; two features with the same key count as one.</param>
/// <param name="First">The first word it was read from; -1 for the whole message.</param>
/// <param name="Last">The last one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Feature(uint Key, FeatureKind Kind, short First, short Last)
{
    public const int Kinds = (int)FeatureKind.Shape + 1;

    // How much each kind says, found by cross-validation; a kind's share is spread over its features.
    private static readonly float[] Shares = [1f, 0.6f, 0.7f, 1f, 0.7f, 0.7f, 0.5f, 0.5f, 0.5f, 1.2f];

    /// <summary>What each of <paramref name="count"/> features of one kind counts.</summary>
    public static float Value(FeatureKind kind, int count) => count == 0 ? 0 : Shares[(int)kind] / MathF.Sqrt(count);
}

/// <summary>How features get their keys. A change here asks for a new training.</summary>
internal static class FeatureKey
{
    private const uint Seed = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(FeatureKind kind, uint one, uint other = 0) =>
        Mix((one * 0x9e3779b1) ^ (other * 0x85ebca77) ^ ((uint)kind * 0xc2b2ae3d));

    /// <summary>FNV-1a over the characters.</summary>
    public static uint Hash(ReadOnlySpan<char> text)
    {
        var hash = Start;
        foreach (var c in text)
        {
            hash = Next(hash, c);
        }

        return hash;
    }

    public static uint Start => Seed;

    public static uint Next(uint hash, char c) => (hash ^ c) * Prime;

    private static uint Mix(uint x)
    {
        x ^= x >> 16;
        x *= 0x7feb352d;
        x ^= x >> 15;
        x *= 0x846ca68b;
        return x ^ (x >> 16);
    }
}
