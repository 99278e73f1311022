<@m.mail subject="A second person is needed for license ID ${licenseId}">
<@m.p>Hello,</@m.p>
<@m.p>Your organization requires two people for some steps. For license ID <@m.strong>${licenseId}</@m.strong>, <@m.strong>${asker}</@m.strong> needs the approval of a second person, which you can give, to do this: ${operation}<#if content??> (${content})</#if>.</@m.p>
<@m.p>The reason given:</@m.p>
<@m.quote lines=reason/>
<@m.p>Please approve it only if you know what it is for. If you have doubts, ask the person by some other way than mail.</@m.p>
<@m.p>It can be decided within ${days} days: POST /api/${decision}</@m.p>
<@m.p>Everybody who can be the second person got this mail, and the first decision counts.</@m.p>
</@m.mail>
