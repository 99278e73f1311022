<@m.mail subject="ライセンス ID ${licenseId} について 2 人目の承認が必要です">
<@m.p>お客様の組織では、一部の操作に 2 人での承認が必要です。<@m.strong>${asker}</@m.strong> さんが、ライセンス ID <@m.strong>${licenseId}</@m.strong> について、次の操作の承認を求めています。2 人目として承認することができます。</@m.p>
<@m.p>操作: ${operation}<#if content??> (${content})</#if></@m.p>
<@m.p>理由:</@m.p>
<@m.quote lines=reason/>
<@m.p>目的をご存じの場合に限り、承認してください。不審な点がある場合は、メール以外の方法で本人に確認してください。</@m.p>
<@m.p>${days} 日以内に決定してください: POST /api/${decision}</@m.p>
<@m.p>このメールは、2 人目になることができる全員に送信されています。最初の決定が有効です。</@m.p>
</@m.mail>
