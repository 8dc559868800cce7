using System.Security.Cryptography.X509Certificates;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>The certificate that the app signs in with, as App Service and Key Vault lay it beside a program.</summary>
internal static class AppCertificate
{
    public static X509Certificate2 Read(string path) => X509Certificate2.GetCertContentType(path) is X509ContentType.Pkcs12
        ? X509CertificateLoader.LoadPkcs12FromFile(path, null)
        : X509Certificate2.CreateFromPemFile(path);
}
