using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Paging;

/// <summary>Notices as cards: each is a message of its own, because an edited card makes no sound.</summary>
internal static class NoticeCards
{
    public static RenderedCard Of(NoticeKind kind, RequestId id, BackupRequest s, Site site, string reader, RequestCards cards, DateTimeOffset now)
    {
        var employee = s.Read.Language;
        var holder = s.Holder?.Manager.Name ?? "";
        var phone = s.Practice ? "" : site.FallbackPhone;
        RenderedCard ToEmployee(string text, bool pageButton = false) => Say(employee, text, pageButton);
        RenderedCard ToManager(string text) => Say(reader, text, false);
        RenderedCard Say(string language, string text, bool pageButton) =>
            AnswerCard.Render(new(language, id.ToString(), null, [text], pageButton && !s.Practice) { Practice = s.Practice });
        return kind switch
        {
            NoticeKind.Accepted => ToEmployee(Notices.Accepted(employee, holder, s.Holder?.EtaMinutes ?? 0)),
            NoticeKind.Reopened => ToEmployee(Notices.NotArrived(employee, s.Missed?.Name ?? "", phone), pageButton: true),
            NoticeKind.Unanswered => ToEmployee(Notices.Unanswered(employee, phone), pageButton: true),
            NoticeKind.Closed or NoticeKind.StatementWanted => cards.ForEmployee(id, s, site),
            NoticeKind.Withdrawn => ToManager(Notices.WithdrawnForManager(reader, s.Employee.Name)),
            NoticeKind.Worse => ToManager(Notices.WorseForManager(reader, s.Employee.Name)),
            NoticeKind.Overdue => ToManager(Notices.ReopenedForManager(reader, s.Employee.Name)),
            NoticeKind.CloseReminder => ToManager(Notices.CloseReminder(reader, s.Employee.Name)),
            NoticeKind.StatementIn => ToManager(Notices.StatementInForManager(reader, s.Employee.Name, declined: s.Statements.IsEmpty)),
            NoticeKind.DrillDone => ToManager(Notices.DrillDone(reader, holder, SecondsToAccept(s))),
            NoticeKind.CheckIn => AftercareCards.CheckIn(id, s, site),
            NoticeKind.FollowUpDue => AftercareCards.FollowUp(id, s, site, reader, now),
            NoticeKind.TalkWished => AftercareCards.Wish(s, site, reader),
            NoticeKind.TalkUnreached => AftercareCards.Unreached(id, s, site),
            _ => throw new InvalidOperationException($"No words for {kind}"),
        };
    }

    private static int SecondsToAccept(BackupRequest s) =>
        (int)Math.Ceiling(((s.AcceptedAt ?? s.OpenedAt) - (s.PagedAt ?? s.OpenedAt)).TotalSeconds);
}
