using System.Text;
using ManagerBackup.TriageScore;
using ManagerBackup.TriageScore.Training;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return args is [TrainCommand.Name, .. var options] ? TrainCommand.Run(options, Console.Out, Console.Error) : Command.Run(args, Console.Out, Console.Error);
