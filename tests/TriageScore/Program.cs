using System.Text;
using ManagerBackup.TriageScore;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return Command.Run(args, Console.Out, Console.Error);
