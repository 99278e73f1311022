<@m.mail subject="Permission requested for license ID ${licenseId}">
<@m.p>Hello,</@m.p>
<@m.p>You are an administrator of license ID <@m.strong>${licenseId}</@m.strong>. <@m.strong>${requester}</@m.strong> requests:</@m.p>
<@m.roles names=roles/>
<#if comment??>
<@m.p>The requester wrote:</@m.p>
<@m.quote lines=comment/>
</#if>
<@m.p>Please approve only what this person needs, and only if you know who it is. You can approve all or some of the roles, or deny the request.</@m.p>
<@m.action href=link label="Decide the request"/>
<@m.p>Every administrator of the license ID got this mail, and the first decision counts. All administrators see who decided what; the requester is told the decision, but not whose it was.</@m.p>
</@m.mail>
