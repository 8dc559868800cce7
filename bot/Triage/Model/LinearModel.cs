using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ManagerBackup.Bot.Triage.Model;

/// <summary>
/// What was learnt from the labelled examples: for every feature one small weight for each answer and each language. A message's score
/// for an answer is the sum of its features' weights (a multinomial logistic regression, kept in eight bits), so any answer can be explained.
/// </summary>
internal sealed class LinearModel
{
    /// <summary>Weights a feature has: the answers first, then the languages.</summary>
    public const int Width = 32;
    private const uint Magic = 0x3154424D;
    // Each slot holds a key and its row, one more than it is, so that 0 is a free slot.
    private readonly (uint Key, int Row)[] slots;
    private readonly int mask;
    private readonly sbyte[] weights;

    /// <param name="keys">The features' keys, all different.</param>
    /// <param name="weights">A row of <see cref="Width"/> for every key.</param>
    /// <param name="scales">What a weight of 1 in a column stands for.</param>
    /// <param name="source">A fingerprint of the examples it was learnt from.</param>
    public LinearModel(uint[] keys, sbyte[] weights, float[] scales, IReadOnlyList<string> languages, string source)
    {
        Keys = keys;
        Scales = scales;
        Languages = languages;
        Source = source;
        this.weights = weights;
        mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, keys.Length * 2)) - 1;
        slots = new (uint, int)[mask + 1];
        Fill(slots, keys);
    }

    public uint[] Keys { get; }

    public float[] Scales { get; }

    /// <summary>The languages of the columns behind the answers, in their order.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>A fingerprint of the examples it was learnt from.</summary>
    public string Source { get; }

    /// <summary>The row of a feature, or -1 when nothing was learnt of it.</summary>
    public int Find(uint key)
    {
        var slot = (int)key & mask;
        while (slots[slot].Row != 0 && slots[slot].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return slots[slot].Row - 1;
    }

    public sbyte Weight(int row, int column) => weights[(row * Width) + column];

    /// <summary>Adds a row's weights to the sums.</summary>
    public void AddTo(Span<int> sums, int row)
    {
        ref var total = ref MemoryMarshal.GetReference(sums);
        var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref weights[row * Width]));
        var (a, b) = Vector256.Widen(low);
        var (c, d) = Vector256.Widen(high);
        (Vector256.LoadUnsafe(ref total, 0) + a).StoreUnsafe(ref total, 0);
        (Vector256.LoadUnsafe(ref total, 8) + b).StoreUnsafe(ref total, 8);
        (Vector256.LoadUnsafe(ref total, 16) + c).StoreUnsafe(ref total, 16);
        (Vector256.LoadUnsafe(ref total, 24) + d).StoreUnsafe(ref total, 24);
    }

    // It runs once, before the runtime has seen that it deserves fast code.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Fill((uint Key, int Row)[] table, uint[] keys)
    {
        var last = table.Length - 1;
        for (var row = 0; row < keys.Length; row++)
        {
            var slot = (int)keys[row] & last;
            while (table[slot].Row != 0)
            {
                slot = (slot + 1) & last;
            }

            table[slot] = (keys[row], row + 1);
        }
    }

    public static LinearModel Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (bytes.Length < 64 || reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is no triage model; train it again as Triage/README.md says.");
        }

        if (reader.ReadInt32() != Answer.All.Length)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} was trained for other answers; train it again as Triage/README.md says.");
        }

        var source = reader.ReadString();
        var languages = reader.ReadString().Split(' ');
        var count = reader.ReadInt32();
        var scales = MemoryMarshal.Cast<byte, float>(reader.ReadBytes(Width * sizeof(float))).ToArray();
        var keys = MemoryMarshal.Cast<byte, uint>(reader.ReadBytes(count * sizeof(uint))).ToArray();
        var packed = MemoryMarshal.Cast<byte, sbyte>(reader.ReadBytes(count * Width)).ToArray();
        return new(keys, packed, scales, languages, source);
    }

    public void Save(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Magic);
        writer.Write(Answer.All.Length);
        writer.Write(Source);
        writer.Write(string.Join(' ', Languages));
        writer.Write(Keys.Length);
        writer.Write(MemoryMarshal.AsBytes(Scales.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Keys.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
    }
}
