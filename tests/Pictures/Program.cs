using ManagerBackup.Pictures;

// dotnet run --project tests/Pictures -- FOLDER [--all]
if (args is not [var folder, ..])
{
    await Console.Error.WriteLineAsync("Say where the pictures go: dotnet run --project tests/Pictures -- docs/pictures");
    return 1;
}

Directory.CreateDirectory(folder);
if (args.Contains("--all"))
{
    foreach (var language in new[] { "en", "nl", "de" })
    {
        await Album.EveryStateAsync(folder, language);
    }
}
else
{
    await Album.OfReadmeAsync(folder);
}

return 0;
