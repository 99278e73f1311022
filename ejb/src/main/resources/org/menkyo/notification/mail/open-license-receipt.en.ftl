<@m.mail subject="You added open license ${licenseId}">
<@m.p>Hello,</@m.p>
<@m.p>You added the open license <@m.strong>${licenseId}</@m.strong> and acknowledged that you are its reseller on record, its holder, or authorized by its holder.</@m.p>
<#if effectiveAt??>
<@m.p>You can use it from ${effectiveAt}, unless an administrator of the license stops it before. The administrators were told that you added it.</@m.p>
<#else>
<@m.p>You can use it now. The administrators of the license were told that you added it.</@m.p>
</#if>
<@m.p>If it was not you, contact support at once.</@m.p>
</@m.mail>
