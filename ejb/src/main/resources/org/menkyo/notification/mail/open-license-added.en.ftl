<@m.mail subject="Somebody added open license ${licenseId}">
<@m.p>Hello,</@m.p>
<@m.p>You administer the open license <@m.strong>${licenseId}</@m.strong>. It was added, with its authorization number and license number, by:</@m.p>
<@m.p><@m.strong>${name}</@m.strong> (${user})</@m.p>
<#if effectiveAt??>
<@m.p>From ${effectiveAt} this user can view the license, its product keys and downloads, but not manage users. Until then you can stop it: sign in and open the users of the license.</@m.p>
<#else>
<@m.p>This user can now view the license, its product keys and downloads, but not manage users. If that should not be, sign in and remove the permission or disable the user.</@m.p>
</#if>
</@m.mail>
