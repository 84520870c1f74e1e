using System.Collections.Frozen;

namespace Debrief.Sources.Slack;

/// <summary>The emoji that people use in incidents and around them, by their Slack names. An unknown name stays as it is typed.</summary>
internal static class Emoji
{
    private const string Table = """
        +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ no_entry ⛔ no_entry_sign 🚫 warning ⚠️ rotating_light 🚨 fire 🔥 boom 💥
        eyes 👀 mag 🔍 mag_right 🔎 bug 🐛 wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ gear ⚙️ rocket 🚀 ship 🚢 package 📦 lock 🔒 unlock 🔓 key 🔑 bell 🔔 no_bell 🔕 loudspeaker 📢 mega 📣
        pager 📟 phone ☎️ telephone_receiver 📞 computer 💻 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 red_circle 🔴 large_orange_circle 🟠 large_yellow_circle 🟡
        large_green_circle 🟢 large_blue_circle 🔵 white_circle ⚪ black_circle ⚫ large_red_square 🟥 large_green_square 🟩 tada 🎉 sparkles ✨ star ⭐ star2 🌟 zap ⚡ bulb 💡 memo 📝 pencil 📝
        clipboard 📋 pushpin 📌 link 🔗 calendar 📅 date 📅 clock1 🕐 hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ alarm_clock ⏰ timer_clock ⏲️ arrow_up ⬆️ arrow_down ⬇️ arrow_right ➡️ arrow_left ⬅️
        arrow_upper_right ↗️ arrow_lower_right ↘️ arrows_counterclockwise 🔄 repeat 🔁 rewind ⏪ fast_forward ⏩ pause_button ⏸️ arrow_forward ▶️ double_vertical_bar ⏸️ black_square_for_stop ⏹️
        question ❓ grey_question ❔ exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ interrobang ⁉️ information_source ℹ️ heavy_plus_sign ➕ heavy_minus_sign ➖ recycle ♻️ construction 🚧
        one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ keycap_ten 🔟 100 💯 sos 🆘 ok 🆗 new 🆕 up 🆙 cool 🆒 free 🆓 back 🔙 soon 🔜 end 🔚 on 🔛 top 🔝
        smile 😄 smiley 😃 grinning 😀 grin 😁 laughing 😆 joy 😂 rolling_on_the_floor_laughing 🤣 sweat_smile 😅 slightly_smiling_face 🙂 upside_down_face 🙃 wink 😉 blush 😊 innocent 😇 heart_eyes 😍
        thinking_face 🤔 thinking 🤔 neutral_face 😐 expressionless 😑 unamused 😒 face_with_rolling_eyes 🙄 grimacing 😬 relieved 😌 pensive 😔 sleepy 😪 sleeping 😴 mask 😷 nerd_face 🤓 sunglasses 😎
        confused 😕 worried 😟 slightly_frowning_face 🙁 white_frowning_face ☹️ open_mouth 😮 hushed 😯 astonished 😲 flushed 😳 fearful 😨 cold_sweat 😰 disappointed_relieved 😥 cry 😢 sob 😭 scream 😱
        confounded 😖 persevere 😣 disappointed 😞 sweat 😓 weary 😩 tired_face 😫 triumph 😤 rage 😡 angry 😠 skull 💀 poop 💩 hankey 💩 clown_face 🤡 ghost 👻 robot_face 🤖 see_no_evil 🙈 hear_no_evil 🙉
        speak_no_evil 🙊 wave 👋 raised_hand ✋ ok_hand 👌 v ✌️ crossed_fingers 🤞 point_up ☝️ point_up_2 👆 point_down 👇 point_left 👈 point_right 👉 fist ✊ facepunch 👊 punch 👊 clap 👏 raised_hands 🙌
        pray 🙏 muscle 💪 handshake 🤝 writing_hand ✍️ facepalm 🤦 face_palm 🤦 shrug 🤷 man-facepalming 🤦‍♂️ woman-facepalming 🤦‍♀️ man-shrugging 🤷‍♂️ woman-shrugging 🤷‍♀️ bow 🙇 heart ❤️ blue_heart 💙
        green_heart 💚 purple_heart 💜 yellow_heart 💛 broken_heart 💔 coffee ☕ beer 🍺 beers 🍻 pizza 🍕 cake 🍰 turtle 🐢 snail 🐌 unicorn_face 🦄 dog 🐶 cat 🐱 parrot 🦜 ambulance 🚑 fire_engine 🚒
        fire_extinguisher 🧯 police_car 🚓 traffic_light 🚥 vertical_traffic_light 🚦 checkered_flag 🏁 triangular_flag_on_post 🚩 white_flag 🏳️ house 🏠 office 🏢 globe_with_meridians 🌐 earth_africa 🌍
        earth_americas 🌎 cloud ☁️ sunny ☀️ snowflake ❄️ rainbow 🌈 bomb 💣 skull_and_crossbones ☠️ biohazard_sign ☣️ radioactive_sign ☢️ dart 🎯 trophy 🏆 moneybag 💰 credit_card 💳 email 📧 envelope ✉️
        inbox_tray 📥 outbox_tray 📤 file_folder 📁 floppy_disk 💾 cd 💿 battery 🔋 electric_plug 🔌 satellite 🛰️ test_tube 🧪 syringe 💉 pill 💊 thread 🧵 speech_balloon 💬 zzz 💤
        """;

    private static readonly FrozenDictionary<string, string> Known = Pairs().ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">Without colons; <c>wave::skin-tone-2</c> is known as <c>wave</c>.</param>
    public static string? Of(ReadOnlySpan<char> name)
    {
        if (name.IndexOf("::") is > 0 and var tone)
            name = name[..tone];
        return Lookup.TryGetValue(name, out var emoji) ? emoji : null;
    }

    private static Dictionary<string, string> Pairs()
    {
        var words = Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i + 1 < words.Length; i += 2)
            pairs[words[i]] = words[i + 1];
        return pairs;
    }
}
