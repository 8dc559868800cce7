using ManagerBackup.Pictures;
using ManagerBackup.SystemTests.Floor;

// dotnet run --project tests/Pictures -- FOLDER [--all [LANGUAGE…]]
if (args is not [var folder, ..])
{
    await Console.Error.WriteLineAsync("Say where the pictures go: dotnet run --project tests/Pictures -- docs/pictures");
    return 1;
}

Directory.CreateDirectory(folder);
if (args is [_, "--all", .. var chosen])
{
    foreach (var words in Spoken.All.Where(words => chosen is [] || chosen.Contains(words.Language)))
    {
        await Album.EveryStateAsync(folder, words);
    }
}
else
{
    await Album.OfReadmeAsync(folder);
}

return 0;
