<@m.mail subject="Set a new password">
<@m.p>Hello,</@m.p>
<@m.p>Somebody asked for a new password for your account <@m.strong>${account}</@m.strong> at the licensing service center. If that was you, set it here:</@m.p>
<@m.action href=link label="Set a new password"/>
<@m.p>The link works once, within ${minutes} minutes. If you ask again, only the link of the newest mail works.</@m.p>
<@m.p>It was not you? Then you need not do anything: your password stays as it is, and nobody can change it without this link.</@m.p>
</@m.mail>
