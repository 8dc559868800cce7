using System.Runtime.CompilerServices;

namespace ManagerBackup.Bot.Triage.Lexicon;

/// <summary>64-bit FNV-1a over characters, which grows letter by letter: a word's beginnings come for free.</summary>
internal static class WordHash
{
    public const ulong Start = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Next(ulong hash, char c) => (hash ^ c) * Prime;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = Start;
        foreach (var c in word)
        {
            hash = Next(hash, c);
        }

        return hash;
    }

    public static ulong OfReversed(ReadOnlySpan<char> word)
    {
        var hash = Start;
        for (var i = word.Length - 1; i >= 0; i--)
        {
            hash = Next(hash, word[i]);
        }

        return hash;
    }

    /// <summary>The hash of a phrase that goes on with one more word.</summary>
    public static ulong Join(ulong phrase, ulong word) => ((phrase ^ (phrase >> 29)) * 0xbf58476d1ce4e5b9) ^ word;
}

/// <summary>
/// A hash table of 64-bit keys and values, 0 for "not there". Values are either bits or up to four concepts of 16 bits each, so that
/// looking up and loading make no garbage.
/// </summary>
internal sealed class HashTable
{
    private const int MostConcepts = 4;
    private (ulong Key, ulong Value)[] slots = new (ulong, ulong)[1024];
    private int count;

    public ulong Find(ulong key)
    {
        var mask = slots.Length - 1;
        for (var i = Slot(key, mask); slots[i].Value != 0; i = (i + 1) & mask)
        {
            if (slots[i].Key == key)
            {
                return slots[i].Value;
            }
        }

        return 0;
    }

    public void AddBits(ulong key, ulong bits) => ValueOf(key) |= bits;

    /// <summary>Adds a concept to a key that may have others; a fifth one is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddConcept(ulong key, short concept)
    {
        ref var value = ref ValueOf(key);
        var number = (ulong)(concept + 1);
        for (var i = 0; i < MostConcepts; i++)
        {
            var there = (value >> (i * 16)) & 0xFFFF;
            if (there == 0)
            {
                value |= number << (i * 16);
                return;
            }

            if (there == number)
            {
                return;
            }
        }
    }

    // Whoever asks writes a value at once: a slot without one is free.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ref ulong ValueOf(ulong key)
    {
        if (count * 2 >= slots.Length)
        {
            Grow();
        }

        var mask = slots.Length - 1;
        var i = Slot(key, mask);
        while (slots[i].Value != 0 && slots[i].Key != key)
        {
            i = (i + 1) & mask;
        }

        count += slots[i].Value == 0 ? 1 : 0;
        slots[i].Key = key;
        return ref slots[i].Value;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        var old = slots;
        slots = new (ulong, ulong)[old.Length * 4];
        var mask = slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot.Value == 0)
            {
                continue;
            }

            var i = Slot(slot.Key, mask);
            while (slots[i].Value != 0)
            {
                i = (i + 1) & mask;
            }

            slots[i] = slot;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ulong key, int mask) => (int)((key ^ (key >> 32)) & (ulong)mask);
}
